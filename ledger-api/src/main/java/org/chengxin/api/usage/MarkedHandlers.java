package org.chengxin.api.usage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.chengxin.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Sends every call of a handler that is marked {@link LooksUp} through {@link LookUps}. This is where Spring calls handlers for
 * requests, so that one request is one look-up, however many doors a page opens behind itself.
 */
@Component
class MarkedHandlers implements WebMvcRegistrations {

    private static final String REQUEST_ID = "Request-Id";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ObjectProvider<LookUps> lookUps;

    MarkedHandlers(ObjectProvider<LookUps> lookUps) {
        this.lookUps = lookUps;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
                LooksUp mark = handler.getMethodAnnotation(LooksUp.class);
                return mark == null
                        ? super.createInvocableHandlerMethod(handler)
                        : new Marked(handler, mark, lookUps.getObject());
            }
        };
    }

    /** The call of a marked handler by one request. */
    private static final class Marked extends ServletInvocableHandlerMethod {

        private final LooksUp mark;
        private final LookUps lookUps;
        private @Nullable NativeWebRequest request;

        private Marked(HandlerMethod handler, LooksUp mark, LookUps lookUps) {
            super(handler);
            this.mark = mark;
            this.lookUps = lookUps;
        }

        @Override
        public @Nullable Object invokeForRequest(
                NativeWebRequest asked, @Nullable ModelAndViewContainer page, @Nullable Object... provided)
                throws Exception {
            this.request = asked;
            return super.invokeForRequest(asked, page, provided);
        }

        @Override
        protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
            NativeWebRequest asked = Objects.requireNonNull(request);
            String requestId = lookUps.requestId();
            HttpServletResponse response = Objects.requireNonNull(asked.getNativeResponse(HttpServletResponse.class));
            response.setHeader(REQUEST_ID, requestId);
            LookUpRequest lookUp =
                    new LookUpRequest(Objects.requireNonNull(asked.getNativeRequest(HttpServletRequest.class)));
            try {
                return lookUps.through(mark, lookUp, requestId, arguments, () -> super.doInvoke(arguments));
            } catch (ProblemException e) {
                if (LookUps.NOT_WRITTEN.equals(e.problem().rule())) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                }
                throw e;
            }
        }
    }
}

package org.chengxin.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A parameter that is not spelled as an address spells texts is a mistake of the caller. Left alone it would be answered as one
 * of ours, and logged with all it says.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableParameters extends OncePerRequestFilter {

    private final JsonMapper json;

    UnreadableParameters(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!isUnreadable(e) || response.isCommitted()) {
                throw e;
            }
            refuse(request, response);
        }
    }

    private static boolean isUnreadable(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidParameterException) {
                return true;
            }
        }
        return false;
    }

    /** Written at once: a page of errors would read the parameters again. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "R-PARAMETER",
                new Bilingual("请求无法读取", "Unreadable request"),
                new Bilingual(
                        "参数的百分号编码有误或不是UTF-8，请改正后重发",
                        "A parameter is not percent-encoded UTF-8; mend it and send it again"));
        response.getOutputStream()
                .write(json.writeValueAsString(problem.in(request.getLocale())).getBytes(StandardCharsets.UTF_8));
    }
}

package org.chengxin.api.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Read your own write: a GET with {@code minPosition}, the position of a receipt, waits until the views have come that far.
 * The wait is bounded; a view that does not come is said so, with the moment to ask again.
 */
@Configuration(proxyBeanMethods = false)
class MinPosition implements WebMvcConfigurer, HandlerInterceptor {

    private static final String PARAMETER = "minPosition";
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);

    private final ViewPositions positions;
    private final List<View> views;

    MinPosition(ViewPositions positions, List<View> views) {
        this.positions = positions;
        this.views = List.copyOf(views);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String asked = request.getParameter(PARAMETER);
        if (asked == null || !HttpMethod.GET.matches(request.getMethod())) {
            return true;
        }
        long position = position(asked);
        for (View view : views) {
            if (!positions.await(view.name(), position, WAIT_AT_MOST)) {
                response.setHeader("Retry-After", "1");
                throw new ProblemException(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "R-BEHIND",
                        new Bilingual("视图尚未更新", "View behind"),
                        new Bilingual(
                                "视图 " + view.name() + " 尚未更新到序号 " + position + "，请稍后再试",
                                "View " + view.name() + " has not reached position " + position + " yet; ask again")));
            }
        }
        return true;
    }

    private static long position(String asked) {
        try {
            return Long.parseLong(asked);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problems.invalid(
                    "/" + PARAMETER,
                    "R-PARAMETER",
                    new Bilingual(
                            PARAMETER + " 应为回执中的序号", PARAMETER + " is the position of a receipt, a whole number")));
        }
    }
}

package org.chengxin.api.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.chengxin.ledger.store.AppendGate;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** While the ledger is read-only, whoever wants to write is told so before anything is taken from him; public reading goes on. */
@Configuration(proxyBeanMethods = false)
class ReadOnlyDoors implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AppendGate gate;

    ReadOnlyDoors(AppendGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**", "/desk/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod())) {
            gate.closed().ifPresent(reason -> {
                throw new ReadOnlyException(reason);
            });
        }
        return true;
    }
}

package org.chengxin.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengxin.api.problem.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Tells a caller of the API why the door stayed shut: a problem document beside the header OAuth asks for. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler insufficient = new BearerTokenAccessDeniedHandler();
    private final MessageSource texts;
    private final LocaleResolver locales;
    private final JsonMapper json;

    SecurityProblems(MessageSource texts, LocaleResolver locales, JsonMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        challenge.commence(request, response, cause);
        write(request, response, HttpStatus.UNAUTHORIZED, "R-SIGN-IN");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException, ServletException {
        insufficient.handle(request, response, cause);
        write(request, response, HttpStatus.FORBIDDEN, "R-ROLE");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String rule)
            throws IOException {
        Locale language = locales.resolveLocale(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problem.TYPE_PREFIX + rule.toLowerCase(Locale.ROOT));
        problem.put("title", texts.getMessage("security.problem." + rule + ".title", null, language));
        problem.put("status", status.value());
        problem.put("detail", texts.getMessage("security.problem." + rule + ".detail", null, language));
        problem.put("instance", request.getRequestURI());
        problem.put("rule", rule);
        problem.put("legalBasis", List.of());
        problem.put("errors", List.of());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.addHeader("Vary", "Accept-Language");
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}

package org.chengxin.api.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chengxin.api.security.Principals;
import org.chengxin.ledger.store.AppendGate;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Takes a choice of language and lays out {@link Site} before a page is made. It goes into the request and not into a
 * model, so that a page about an error has it too.
 */
final class PageFrame implements HandlerInterceptor {

    static final String LANGUAGE = "lang";

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    private final LocaleResolver languages;
    private final boolean demo;
    private final AppendGate gate;

    PageFrame(LocaleResolver languages, boolean demo, AppendGate gate) {
        this.languages = languages;
        this.demo = demo;
        this.gate = gate;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String choice = isOpened(request) ? request.getParameter(LANGUAGE) : null;
        if (choice != null && LANGUAGES.contains(choice)) {
            languages.setLocale(request, response, Locale.of(choice));
        }
        String path = RequestPath.of(request);
        boolean english = "en".equals(languages.resolveLocale(request).getLanguage());
        request.setAttribute(
                Site.ATTRIBUTE,
                new Site(
                        demo,
                        gate.closed().isPresent(),
                        english ? "en" : "zh",
                        switchLink(request, path, english ? "zh" : "en"),
                        section(path),
                        Principals.find(SecurityContextHolder.getContext().getAuthentication())
                                .orElse(null)));
        return true;
    }

    /** Whether somebody opens a page. Errors are reported by a GET of their own, which chooses nothing. */
    private static boolean isOpened(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST && HttpMethod.GET.matches(request.getMethod());
    }

    private static String switchLink(HttpServletRequest request, String path, String other) {
        String query = isOpened(request) ? request.getQueryString() : null;
        return UriComponentsBuilder.fromPath(path)
                .query(Objects.requireNonNullElse(query, ""))
                .replaceQueryParam(LANGUAGE, other)
                .build()
                .toUriString();
    }

    /** The first step of the path, or the first two on the desk. */
    private static String section(String path) {
        String[] steps = path.split("/", -1);
        String first = steps.length > 1 ? steps[1] : "";
        return "desk".equals(first) && steps.length > 2 ? first + "/" + steps[2] : first;
    }
}

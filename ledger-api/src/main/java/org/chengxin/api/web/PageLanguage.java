package org.chengxin.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Which language is spoken. A page speaks Chinese until its reader chooses otherwise, whatever the browser is set to: the
 * Chinese text is the authoritative one. A program says what it wants in {@code Accept-Language} and gets Chinese otherwise.
 */
final class PageLanguage implements LocaleResolver {

    static final String COOKIE = "ledger-language";

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CookieLocaleResolver pages = new CookieLocaleResolver(COOKIE);
    private final AcceptHeaderLocaleResolver calls = new AcceptHeaderLocaleResolver();

    PageLanguage() {
        pages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        pages.setCookieMaxAge(REMEMBERED);
        pages.setCookieHttpOnly(true);
        pages.setCookieSameSite("Lax");
        pages.setRejectInvalidCookies(false);
        calls.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        calls.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return (RequestPath.isCall(request) ? calls : pages).resolveLocale(request);
    }

    /** Remembers a reader's choice; a call has none to remember. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (!RequestPath.isCall(request)) {
            pages.setLocale(request, response, locale);
        }
    }
}

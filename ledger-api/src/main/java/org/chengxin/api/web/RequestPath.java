package org.chengxin.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path somebody asked for, also while an error is being reported about it. */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    /** Whether a program asks rather than a reader. */
    static boolean isCall(HttpServletRequest request) {
        String path = of(request);
        return path.startsWith("/api/") || path.startsWith("/log/") || path.startsWith("/disclosure-log/");
    }
}

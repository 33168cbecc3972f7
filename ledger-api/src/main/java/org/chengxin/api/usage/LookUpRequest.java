package org.chengxin.api.usage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.ledger.usage.StatedPurpose;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriUtils;

/** What a request says about a look-up, in the words that may be written down. */
final class LookUpRequest {

    static final String PURPOSE = "Usage-Purpose";
    static final String REFERENCE = "Usage-Reference";

    private static final String SUBJECT = "subjectId";

    /** Ids and numbers of ours, several of them with strokes between. */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9-]{1,40}(/[A-Za-z0-9-]{1,40}){0,2}");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]+");

    private final HttpServletRequest request;

    LookUpRequest(HttpServletRequest request) {
        this.request = request;
    }

    boolean isRead() {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    /**
     * The purpose, from the headers of a call or from the session of a page. References are percent-encoded where they are not
     * ASCII, as headers are.
     */
    StatedPurpose purpose() {
        HttpSession session = isCall() ? null : request.getSession(false);
        return session == null
                ? new StatedPurpose(request.getHeader(PURPOSE), decoded(request.getHeader(REFERENCE)))
                : SessionPurpose.of(session);
    }

    /** Calls carry all they say with them; a browser that makes one may have a session as somebody else. */
    private boolean isCall() {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    /** A list that is asked for by a name or a code is a search; which of them, is all that is kept of it. */
    LookUpKind kind(LookUpKind marked) {
        if (marked != LookUpKind.LIST) {
            return marked;
        }
        if (isGiven("identifier")) {
            return LookUpKind.SEARCH_BY_IDENTIFIER;
        }
        String text = request.getParameter("q");
        if (text != null && CODE.matcher(text.strip()).matches()) {
            return LookUpKind.SEARCH_BY_IDENTIFIER;
        }
        return isGiven("name") || isGiven("q") ? LookUpKind.SEARCH_BY_NAME : LookUpKind.LIST;
    }

    /** The ids of the path other than the subject's; nothing if they are not ours. */
    @Nullable
    String part() {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables == null) {
            return null;
        }
        Map<String, String> parts = new TreeMap<>();
        variables.forEach((name, value) -> parts.put(String.valueOf(name), String.valueOf(value)));
        parts.remove(SUBJECT);
        String part = String.join("/", parts.values());
        return PART.matcher(part).matches() && !PersonalPatterns.areIn(part) ? part : null;
    }

    private boolean isGiven(String parameter) {
        String value = request.getParameter(parameter);
        return value != null && !value.isBlank();
    }

    private static @Nullable String decoded(@Nullable String reference) {
        try {
            return reference == null ? null : UriUtils.decode(reference, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }
}

package org.chengxin.ledger.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * Legal bases as decisions cite them: 《law》article, several in a row. What stands between book-title marks is the law,
 * marks inside marks belong to its title; what follows up to the next mark is the article. A text without marks, or with
 * marks that do not close, is taken as the name of the law.
 */
final class BasisText {

    private static final String LINK = "(?:[、，,;；。.\\s]|和|及|与|以及|并|且|依据|根据|按照|依照|的规定|之规定)";
    private static final Pattern LEADING_LINKS = Pattern.compile("^" + LINK + "+");
    private static final Pattern TRAILING_LINKS = Pattern.compile(LINK + "+$");
    private static final Pattern BETWEEN_PLAIN = Pattern.compile("[;；]");

    private BasisText() {}

    /** The bases in order, without doubles; none for a text of separators only. */
    static List<LegalBasis> parse(String text) {
        List<LegalBasis> marked = marked(text);
        List<LegalBasis> bases = marked.isEmpty() ? plain(text) : marked;
        return bases.stream().distinct().toList();
    }

    private static List<LegalBasis> marked(String text) {
        List<LegalBasis> bases = new ArrayList<>();
        int open = text.indexOf('《');
        while (open >= 0) {
            int close = closing(text, open);
            if (close < 0) {
                return List.of();
            }
            int next = text.indexOf('《', close);
            String law = text.substring(open + 1, close).strip();
            if (!law.isEmpty()) {
                bases.add(new LegalBasis(law, article(text.substring(close + 1, next < 0 ? text.length() : next))));
            }
            open = next;
        }
        return bases;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '《') {
                depth++;
            } else if (text.charAt(i) == '》' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<LegalBasis> plain(String text) {
        return BETWEEN_PLAIN
                .splitAsStream(text)
                .map(BasisText::withoutLinks)
                .filter(law -> law.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(law -> new LegalBasis(law, null))
                .toList();
    }

    private static @Nullable String article(String text) {
        String article = withoutLinks(text);
        return article.isEmpty() ? null : article;
    }

    private static String withoutLinks(String text) {
        return TRAILING_LINKS
                .matcher(LEADING_LINKS.matcher(text).replaceFirst(""))
                .replaceFirst("");
    }
}

package org.chengxin.ledger.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.jspecify.annotations.Nullable;

/** Whether what comes with a step of a matter is readable and within bounds. */
final class MatterPapers {

    private static final int ITEMS_MAX = 50;
    private static final int TITLE_CHARACTERS_MAX = 500;
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int CODE_CHARACTERS_MAX = 64;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private MatterPapers() {}

    static List<Refusal> faults(MatterTerms terms, LegalBasis basis) {
        List<Refusal> faults = new ArrayList<>();
        count(faults, "/records", terms.records().size(), basis);
        count(faults, "/items", terms.items().size(), basis);
        count(faults, "/milestones", terms.milestones().size(), basis);
        count(faults, "/organs", terms.organs().size(), basis);
        count(faults, "/evidence", terms.evidence().size(), basis);
        text(faults, "/title", valueOf(terms.title()), TITLE_CHARACTERS_MAX, basis);
        text(faults, "/code", terms.code(), CODE_CHARACTERS_MAX, basis);
        text(faults, "/ground", terms.ground(), CODE_CHARACTERS_MAX, basis);
        text(faults, "/project", terms.project(), CODE_CHARACTERS_MAX, basis);
        terms.milestones().forEach(m -> text(faults, "/milestones", valueOf(m.what()), TITLE_CHARACTERS_MAX, basis));
        String project = terms.project();
        if (project != null && PersonalPatterns.areIn(project)) {
            faults.add(Refusals.of(
                    "R-PERSONAL-IN-CODE",
                    Kind.INVALID,
                    "/project",
                    basis,
                    "项目编号中含有个人信息，请改用公开的编号",
                    "The number of the project holds personal data; use its public number"));
        }
        organs(faults, terms.organs(), basis);
        boolean whole = terms.evidence().stream()
                .allMatch(file -> SHA_256.matcher(file.sha256()).matches()
                        && Stream.of(file.name(), file.mediaType())
                                .allMatch(t -> t.length() <= NAME_CHARACTERS_MAX && !Texts.hasControlCharacters(t)));
        if (!whole) {
            faults.add(Refusals.of(
                    "R-MATTER-PAPERS",
                    Kind.INVALID,
                    "/evidence",
                    basis,
                    "材料应有64位小写十六进制的 SHA-256 摘要，名称最多" + NAME_CHARACTERS_MAX + "个字符",
                    "Evidence has a SHA-256 digest of 64 lower-case hexadecimal digits and a name of at most "
                            + NAME_CHARACTERS_MAX + " characters"));
        }
        return faults;
    }

    private static void organs(List<Refusal> faults, List<MatterTerms.Named> organs, LegalBasis basis) {
        for (int i = 0; i < organs.size(); i++) {
            Organ organ = organs.get(i).organ();
            String at = "/organs/" + i;
            text(faults, at + "/organ/name", organ.name(), NAME_CHARACTERS_MAX, basis);
            text(faults, at + "/organ/uscc", organ.uscc(), CODE_CHARACTERS_MAX, basis);
            if (!organ.uscc().startsWith("L-")) {
                Refusals.bodyCode(at + "/organ/uscc", organ.uscc()).ifPresent(faults::add);
            }
        }
    }

    private static void count(List<Refusal> faults, String pointer, int found, LegalBasis basis) {
        if (found > ITEMS_MAX) {
            faults.add(Refusals.of(
                    "R-LENGTH",
                    Kind.INVALID,
                    pointer,
                    basis,
                    "最多" + ITEMS_MAX + "项，实为" + found + "项",
                    "At most " + ITEMS_MAX + " items, found " + found));
        }
    }

    private static void text(
            List<Refusal> faults, String pointer, @Nullable String text, int charactersMax, LegalBasis basis) {
        if (text == null) {
            return;
        }
        if (text.isBlank() || text.length() > charactersMax) {
            faults.add(Refusals.of(
                    "R-LENGTH",
                    Kind.INVALID,
                    pointer,
                    basis,
                    "应为1至" + charactersMax + "个字符，实为" + text.strip().length() + "个",
                    "Expected 1 to " + charactersMax + " characters, found "
                            + text.strip().length()));
        } else if (Texts.hasControlCharacters(text)) {
            faults.add(Refusals.of(
                    "R-TEXT-CONTROL",
                    Kind.INVALID,
                    pointer,
                    basis,
                    "含有控制字符，请删除后重报",
                    "It holds control characters; remove them and send it again"));
        }
    }

    private static @Nullable String valueOf(@Nullable PersonalText text) {
        return text == null ? null : text.value();
    }
}

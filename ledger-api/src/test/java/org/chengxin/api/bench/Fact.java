package org.chengxin.api.bench;

import java.util.SplittableRandom;

/** A payload as large as a recorded fact: about 560 bytes of JSON. All of it is made up. */
record Fact(
        String recordId,
        String recordType,
        String source,
        String documentNumber,
        String decidedOn,
        String publicUntil,
        String legalBasis,
        String severity,
        String content,
        long amountCents) {

    private static final String WORDS =
            "decision penalty licence deadline repair objection review correction supplement ";
    private static final int CONTENT_CHARACTERS = 215;

    static Fact random(SplittableRandom random) {
        long number = random.nextLong(1_000_000_000L, 10_000_000_000L);
        return new Fact(
                "01JD"
                        + Long.toString(random.nextLong(Long.MAX_VALUE / 2, Long.MAX_VALUE), 32)
                                .toUpperCase(java.util.Locale.ROOT),
                "AA-02",
                "11320281H40CLMG9XM",
                "CX-2026-" + number,
                "2026-11-%02d".formatted(random.nextInt(1, 29)),
                "2029-11-%02d".formatted(random.nextInt(1, 29)),
                "Regulation on government integrity, article " + random.nextInt(1, 60),
                "ORDINARY",
                content(random),
                random.nextLong(1_000_000));
    }

    private static String content(SplittableRandom random) {
        StringBuilder content = new StringBuilder(CONTENT_CHARACTERS);
        while (content.length() < CONTENT_CHARACTERS) {
            content.append(WORDS.charAt(random.nextInt(WORDS.length())));
        }
        return content.toString();
    }
}

package org.chengxin.api.boot;

/**
 * The ledger will not start like this. Carries what is wrong and what to do, each in Chinese and English; {@link
 * StartRefusedAnalyzer} prints them instead of a stack trace.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String cure;

    public StartRefused(Wording reason, Wording cure) {
        super(reason.both());
        this.cure = cure.both();
    }

    public StartRefused(Wording reason, Wording cure, Throwable cause) {
        super(reason.both(), cause);
        this.cure = cure.both();
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }

    /** One sentence in both languages. */
    public record Wording(String chinese, String english) {

        String both() {
            return chinese + System.lineSeparator() + english;
        }
    }
}

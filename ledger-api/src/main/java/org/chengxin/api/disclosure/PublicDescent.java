package org.chengxin.api.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.disclosure.PublicSuccession;
import org.chengxin.projections.disclosure.DisclosureReader;

/**
 * The descent of a body, as the public reads it.
 *
 * @param became what became of it, the earliest first
 * @param tookOverFrom the successions in which it took over, the earliest first
 */
public record PublicDescent(List<PublicSuccession> became, List<PublicSuccession> tookOverFrom) {

    /** Of each side. */
    private static final int SUCCESSIONS_MAX = 100;

    static PublicDescent of(DisclosureReader disclosures, String uscc) {
        String code = uscc.strip().toUpperCase(Locale.ROOT);
        return new PublicDescent(
                disclosures.successions(code, SUCCESSIONS_MAX), disclosures.tookOver(code, SUCCESSIONS_MAX));
    }

    boolean isEmpty() {
        return became.isEmpty() && tookOverFrom.isEmpty();
    }

    /** What the body is called, or was last; empty if nothing is told of it. */
    Optional<String> nameOf(String uscc) {
        return became.reversed().stream()
                .map(s -> s.newName() == null ? s.formerName() : s.newName())
                .findFirst()
                .or(() -> tookOverFrom.stream()
                        .flatMap(s -> s.successors().stream())
                        .filter(heir -> heir.uscc().equals(uscc))
                        .map(Organ::name)
                        .findFirst());
    }

    /** By what it ended; empty while it is there. */
    public Stream<PublicSuccession> ended() {
        return became.stream().filter(s -> s.kind().ends());
    }
}

package org.chengxin.api.verification;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether identifiers lead to the subjects that were registered with them. The first identifier of a subject must be claimed
 * for it, no other may be claimed for somebody else, and no subject may be claimed for what it was not registered with. A claim
 * for a subject that was never registered is what a crash between the two leaves, and harmless.
 */
public final class ClaimsCheck implements OperatorCheck {

    private static final String EXPECTED = """
            create table if not exists ledger.expected_claim (
                scheme text, key bytea, owner text, required boolean, primary key (scheme, key))
            """;

    private final MatchingKey matching;
    private final JdbcTemplate scratch;

    /** @param scratch where the claims that must be there are gathered */
    public ClaimsCheck(MatchingKey matching, JdbcTemplate scratch) {
        this.matching = matching;
        this.scratch = scratch;
        scratch.execute(EXPECTED);
    }

    @Override
    public void take(List<LedgerEvent> batch) {
        List<Object[]> rows = new ArrayList<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof SubjectRegistered registered) {
                expect(registered, rows);
            }
        }
        scratch.batchUpdate("insert into ledger.expected_claim values (?, ?, ?, ?) on conflict do nothing", rows);
    }

    private void expect(SubjectRegistered registered, List<Object[]> rows) {
        boolean first = true;
        for (Identifier identifier : registered.identifiers()) {
            if (!identifier.isErased()) {
                String scheme = identifier.scheme().name();
                rows.add(new Object[] {
                    scheme,
                    matching.match(scheme, identifier.value()),
                    registered.subjectId().value(),
                    first
                });
            }
            first = false;
        }
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        long[] claims = new long[1];
        moment.jdbc().query("select scheme, key, owner from ledger.claim", row -> {
            claims[0]++;
            compare(row.getString(1), row.getBytes(2), row.getString(3), found);
        });
        missing(found);
        found.report(
                report,
                new Wording(
                        claims[0] + " 个标识均指向登记时的主体",
                        claims[0] + " identifiers lead to the subjects registered with them"));
    }

    private void compare(String scheme, byte[] key, String owner, Found found) {
        List<String> expected = scratch.queryForList(
                "update ledger.expected_claim set required = false where scheme = ? and key = ? returning owner",
                String.class,
                scheme,
                key);
        if (expected.isEmpty() ? isRegistered(owner) : !expected.getFirst().equals(owner)) {
            found.add(
                    "claim " + scheme + " " + HexFormat.of().formatHex(key),
                    "owner",
                    new Wording("不是登记时的主体", "is not the subject that was registered with it"));
        }
    }

    private boolean isRegistered(String owner) {
        return !scratch.queryForList("select 1 from ledger.expected_claim where owner = ? limit 1", owner)
                .isEmpty();
    }

    private void missing(Found found) {
        scratch.query("select scheme, key, owner from ledger.expected_claim where required order by 1, 2", row -> {
            found.add(
                    "claim " + row.getString(1) + " " + HexFormat.of().formatHex(row.getBytes(2)),
                    "",
                    new Wording(
                            "缺失：主体 " + row.getString(3) + " 的标识",
                            "is missing: an identifier of subject " + row.getString(3)));
        });
    }
}

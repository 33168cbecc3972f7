package org.chengxin.api.repairs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.credit.RecordId;

/** What a repair is called in addresses: the record and its number there, {@code <record id>-<number>}. */
record RepairId(RecordId recordId, int number) {

    private static final Pattern FORM = Pattern.compile("([0-7][0-9A-HJKMNP-TV-Z]{25})-([1-9][0-9]{0,8})");

    /** @throws ProblemException as for something that is not there, if {@code text} is no such id */
    static RepairId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemException(Problems.notFound());
        }
        return new RepairId(new RecordId(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return recordId + "-" + number;
    }
}

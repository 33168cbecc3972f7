package org.chengxin.api.matters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;

/** What a matter is called in addresses: under the plural of its mechanism, {@code <subject id>-<number>}. */
record MatterId(SubjectId subjectId, Mechanism mechanism, int number) {

    private static final Pattern FORM = Pattern.compile("([0-9A-HJKMNP-TV-Z]{26})-([1-9][0-9]{0,8})");

    /** @throws ProblemException as for something that is not there, if there is no such mechanism or {@code text} is no id */
    static MatterId parse(String plural, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemException(Problems.notFound());
        }
        return new MatterId(new SubjectId(matcher.group(1)), mechanism(plural), Integer.parseInt(matcher.group(2)));
    }

    static Mechanism mechanism(String plural) {
        return Mechanism.ofPlural(plural).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** The address over the API. */
    String path() {
        return "/api/v1/" + mechanism.plural() + "/" + this;
    }

    @Override
    public String toString() {
        return subjectId + "-" + number;
    }
}

package org.chengxin.api.objections;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.subject.SubjectId;

/** What an objection is called in addresses: the archive and its number there, {@code <subject id>-<number>}. */
record ObjectionId(SubjectId subjectId, int number) {

    private static final Pattern FORM = Pattern.compile("([0-9A-HJKMNP-TV-Z]{26})-([1-9][0-9]{0,8})");

    /** @throws ProblemException as for something that is not there, if {@code text} is no such id */
    static ObjectionId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemException(Problems.notFound());
        }
        return new ObjectionId(new SubjectId(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return subjectId + "-" + number;
    }
}

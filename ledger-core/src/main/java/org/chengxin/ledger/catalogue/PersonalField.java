package org.chengxin.ledger.catalogue;

import org.chengxin.ledger.subject.SubjectKind;

/**
 * A text field of a payload that holds personal information (schema keyword {@code x-personal}).
 *
 * @param pointer JSON pointer into the payload
 * @param always true for ids, names and contacts; false for free text, which is personal only when the subject is a
 *     natural person
 */
public record PersonalField(String pointer, boolean always) {

    public boolean isPersonalFor(SubjectKind kind) {
        return always || kind.isNaturalPerson();
    }
}

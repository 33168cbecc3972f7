package org.chengxin.ledger.catalogue;

import java.util.Map;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * Who may see records of a type (公开属性), by the kind of subject. Natural persons are never public, whatever the type;
 * the loader refuses a catalogue that says otherwise.
 */
public record Disclosure(DisclosureLevel byDefault, Map<SubjectKind, DisclosureLevel> perKind) {

    public Disclosure {
        perKind = Map.copyOf(perKind);
    }

    public DisclosureLevel levelFor(SubjectKind kind) {
        return perKind.getOrDefault(kind, kind.isNaturalPerson() ? notPublic(byDefault) : byDefault);
    }

    private static DisclosureLevel notPublic(DisclosureLevel level) {
        return level == DisclosureLevel.PUBLIC ? DisclosureLevel.QUERY : level;
    }
}

package org.chengxin.ledger.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.subject.SubjectKind;

/** Sets of subject kinds as the files write them, in the order of the enum. */
final class Kinds {

    private static final Set<SubjectKind> ORGAN = Set.of(SubjectKind.DEPARTMENT, SubjectKind.TOWN);

    private Kinds() {}

    static Set<SubjectKind> read(List<Spot> spots) {
        Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);
        for (Spot spot : spots) {
            if (!kinds.add(spot.oneOf(SubjectKind.class))) {
                throw spot.fault("a kind named once");
            }
        }
        return unmodifiable(kinds);
    }

    /** {@code [{"any": "ORGAN"}]} means every registered department or town; other names are subject kinds. */
    static Set<SubjectKind> readSources(List<Spot> spots) {
        Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);
        for (Spot spot : spots) {
            Spot any = spot.only("any").at("any");
            kinds.addAll(any.text().equals("ORGAN") ? ORGAN : Set.of(any.oneOf(SubjectKind.class)));
        }
        return unmodifiable(kinds);
    }

    static Set<SubjectKind> unmodifiable(Set<SubjectKind> kinds) {
        return Collections.unmodifiableSet(kinds);
    }
}

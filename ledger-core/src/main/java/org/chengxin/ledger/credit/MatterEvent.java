package org.chengxin.ledger.credit;

import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.subject.SubjectId;

/**
 * A step of a matter. Each {@link MatterMove} is stored under a name of its own ({@link MatterMove#wireName}).
 *
 * @param matter counts the matters of this mechanism in this archive from 1
 * @param stage where the matter stands from now on
 * @param catalogueVersion the catalogue the step was taken under
 */
public record MatterEvent(
        SubjectId subjectId,
        MatterMove move,
        int matter,
        MatterStage stage,
        MatterTerms terms,
        int catalogueVersion,
        Act act)
        implements CreditEvent {}

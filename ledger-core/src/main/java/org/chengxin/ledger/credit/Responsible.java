package org.chengxin.ledger.credit;

import org.chengxin.ledger.subject.SubjectId;

/** A subject answerable for what a record reports (责任人). Being named creates no record about that subject. */
public record Responsible(SubjectId subjectId, String role) {}

package org.chengxin.ledger.catalogue;

/** Whether a fact of a type, decided on a date, may be recorded at all (R-CAT). */
public sealed interface Recordability {

    /** It may; {@code type} is the item as it stands on that date, approvals included. */
    record Recordable(RecordType type) implements Recordability {}

    /** The catalogue has no such type. */
    record Unknown(String code) implements Recordability {}

    /** The type exists, but not on that date. */
    record NotEffective(RecordType type) implements Recordability {}

    /** The type waits for an approved legal basis, or can never be a fact; {@link RecordType#closedReason()} says which. */
    record Disabled(RecordType type) implements Recordability {}
}

/**
 * What may be recorded and under which rule: record types, legal bases, severity, publication periods, statutory times,
 * the working-day calendar and import layouts as versioned, dated data, and the few functions that read them. Nothing here
 * knows a record, a store or a person.
 */
@NullMarked
package org.chengxin.ledger.catalogue;

import org.jspecify.annotations.NullMarked;

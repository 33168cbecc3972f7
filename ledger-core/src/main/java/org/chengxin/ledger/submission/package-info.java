/**
 * From the cells of a department's table to drafts or faults: the match of a file's header with one of the catalogue's import layouts,
 * and the reading of a row. Everything is pure; today and the source are passed in. How bytes become cells lives in
 * the API's {@code imports.table}; whether a draft may be recorded (duplicates, conflicts, catalogue rules) is decided in
 * {@code credit}.
 */
@NullMarked
package org.chengxin.ledger.submission;

import org.jspecify.annotations.NullMarked;

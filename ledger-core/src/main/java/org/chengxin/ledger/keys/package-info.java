/**
 * The custody of keys: one data key per subject, wrapped with a master key, in a table; opened ones for a short while in
 * memory; the master key changed while everything runs. What is sealed with them is no business of this package.
 */
@NullMarked
package org.chengxin.ledger.keys;

import org.jspecify.annotations.NullMarked;

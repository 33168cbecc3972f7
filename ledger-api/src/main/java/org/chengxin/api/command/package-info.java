/**
 * The way in for every door: a command goes to the ledger, an answer or a refusal comes back, and a done thing gets its
 * receipt. What may happen is decided in the core.
 */
@NullMarked
package org.chengxin.api.command;

import org.jspecify.annotations.NullMarked;

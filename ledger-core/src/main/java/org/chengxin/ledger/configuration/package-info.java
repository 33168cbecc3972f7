/**
 * What the ledger says about its own operation: who may sign in as what, which legal bases the operator approved, under which
 * name and keys the log is signed. The settings themselves live where they are used; here is that they were changed, so that
 * a setting that was changed past the application can be told.
 */
@NullMarked
package org.chengxin.ledger.configuration;

import org.jspecify.annotations.NullMarked;

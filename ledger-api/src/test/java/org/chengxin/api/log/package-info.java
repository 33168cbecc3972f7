/**
 * The logs from outside: a client that shares no code with the ledger, several nodes and witnesses in processes of their own,
 * and a superuser who lays hands on the database.
 */
@NullMarked
package org.chengxin.api.log;

import org.jspecify.annotations.NullMarked;

/**
 * Looking is an act (查询使用留痕): who looked into which archive, at what part of it, for which purpose. Each look-up is an
 * event in a stream of the one who looks, one per account and civil day, so that reading never bloats the archives that are
 * read. What a purpose may be is data of the catalogue; who may see what is decided at the doors.
 */
@NullMarked
package org.chengxin.ledger.usage;

import org.jspecify.annotations.NullMarked;

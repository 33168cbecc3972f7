/**
 * How versions of the catalogue come about (目录的制定和修订): drafted, put to consultation, approved by a second person,
 * published, in force from a day on, superseded. One stream holds all of them with every word of their files. What a version
 * says is read in {@code catalogue}; here is only whose it is, how far it has come and since when it counts.
 */
@NullMarked
package org.chengxin.ledger.edition;

import org.jspecify.annotations.NullMarked;

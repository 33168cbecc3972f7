/**
 * Who looked: the look-ups of everybody for the auditor, those at one's own archive for a subject, and the page on which
 * somebody says for which purpose the next look-ups are. To look here is a look-up too.
 */
@NullMarked
package org.chengxin.api.audit;

import org.jspecify.annotations.NullMarked;

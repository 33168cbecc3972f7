/**
 * The public's door: what is public today, to read one by one or to take along as open data. It reaches the public view and
 * nothing else.
 */
@NullMarked
package org.chengxin.api.disclosure;

import org.jspecify.annotations.NullMarked;

/**
 * How no is said over HTTP: RFC 9457 problem documents in Chinese or English, with the rule, its legal basis and a pointer
 * to each field. Which rule applies is decided elsewhere.
 */
@NullMarked
package org.chengxin.api.problem;

import org.jspecify.annotations.NullMarked;

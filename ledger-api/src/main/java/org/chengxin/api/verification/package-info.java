/**
 * The operator's verification: what the verifier of an outsider says of the log, and beyond it everything that the application
 * made from the log, built once more beside it and compared. It looks at one moment and changes nothing.
 */
@NullMarked
package org.chengxin.api.verification;

import org.jspecify.annotations.NullMarked;

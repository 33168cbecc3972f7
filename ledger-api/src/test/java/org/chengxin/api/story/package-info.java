/** The story that the demonstration tells, from the report to the public page that is empty again. */
@NullMarked
package org.chengxin.api.story;

import org.jspecify.annotations.NullMarked;

/** The door of subjects: registering, finding, profile and history of one. */
@NullMarked
package org.chengxin.api.subjects;

import org.jspecify.annotations.NullMarked;

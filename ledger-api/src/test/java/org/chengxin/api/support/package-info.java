/** What tests of the whole application stand on: a real PostgreSQL and an application on a fresh database. */
@NullMarked
package org.chengxin.api.support;

import org.jspecify.annotations.NullMarked;

/**
 * How the views stand: read by those who run and audit the ledger, built anew and tried again by the administrator. How that is
 * done, the views' own engine knows.
 */
@NullMarked
package org.chengxin.api.projections;

import org.jspecify.annotations.NullMarked;

/**
 * Who may come in: people and clients, their passwords and roles, the tokens they carry, and which doors are open to
 * whom. What a role may do to a record is decided in the core, not here.
 */
@NullMarked
package org.chengxin.api.security;

import org.jspecify.annotations.NullMarked;

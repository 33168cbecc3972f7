/**
 * The demonstration (演示数据): three years of invented records about invented firms and people, and about bodies that bear
 * real names, loaded in the background when the Spring profile {@code demo} is on. What is loaded lies in
 * {@code resources/demo}; how it is sent is what any user would send, command by command, so the rules judge it like
 * anything else. Nothing here is true, and nothing here is ever needed outside of the demonstration.
 */
@NullMarked
package org.chengxin.api.demo;

import org.jspecify.annotations.NullMarked;

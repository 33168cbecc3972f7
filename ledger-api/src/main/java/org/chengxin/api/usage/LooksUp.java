package org.chengxin.api.usage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chengxin.ledger.usage.LookUpKind;

/**
 * Marks a handler whose answer gives away what is not public. Each request to it is written down before it is answered; one
 * that cannot be written down is refused. A handler that only sends its caller elsewhere has given nothing away.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LooksUp {

    /** What it gives away. */
    LookUpKind value();
}

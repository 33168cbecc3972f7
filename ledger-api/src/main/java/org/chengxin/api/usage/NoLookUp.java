package org.chengxin.api.usage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a handler behind a sign-in that gives nothing of an archive away, so that none is forgotten. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NoLookUp {

    /** What it gives instead. */
    String value();
}

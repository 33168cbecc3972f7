package org.chengxin.ledger.personal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text that is sealed where it is stored, like a {@link PersonalText}, but that whoever may see the whole may see:
 * the title of a document, the name of a file. Titles of documents about people tend to name them.
 *
 * <p>Once the key is destroyed it reads as {@link #ERASED}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Sealed {

    /** What stands where a text of the open part was erased. */
    String ERASED = "已依法删除 / erased by law";
}

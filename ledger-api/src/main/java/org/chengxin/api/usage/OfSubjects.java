package org.chengxin.api.usage;

import java.util.Collection;

/** An answer that is made of things of several archives. */
public interface OfSubjects {

    /** Everything of an archive that it shows. */
    Collection<? extends OfSubject> shown();
}

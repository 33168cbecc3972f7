package org.chengxin.ledger.wire;

import org.chengxin.ledger.personal.Sealed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Lets strings marked {@link Sealed} be written sealed, whatever they say. */
final class SealedTexts extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated member) {
        return member.hasAnnotation(Sealed.class) ? new Always() : super.findSerializer(config, member);
    }

    private static final class Always extends OpenTextSerializer {
        @Override
        boolean isSealed(String text) {
            return true;
        }
    }
}

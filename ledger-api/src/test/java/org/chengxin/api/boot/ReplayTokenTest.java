package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards the rebuilding of views: a token that cannot be read back stops a replay half-way. */
class ReplayTokenTest {

    private static final Serializer PLAIN = Jackson3Serializer.builder().build();
    private static final Serializer OURS = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(new AxonJson().axonJsonCustomizer())
            .build();

    @ParameterizedTest
    @MethodSource("tokens")
    void every_token_reads_back_as_it_was_written(TrackingToken token) {
        assertThat(readBack(OURS, token)).isEqualTo(token);
    }

    @Test
    void axons_own_settings_cannot_read_a_replay_token() {
        assertThatThrownBy(() -> readBack(PLAIN, replay())).isInstanceOf(SerializationException.class);
    }

    static Stream<TrackingToken> tokens() {
        return Stream.of(
                gaps(),
                replay(),
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(5), new GlobalSequenceTrackingToken(-1)),
                new ConfigToken(Map.of("id", "x")),
                new GlobalSequenceTrackingToken(5),
                new MergedTrackingToken(gaps(), gaps()),
                new MultiSourceTrackingToken(Map.of("a", gaps())));
    }

    private static GapAwareTrackingToken gaps() {
        return GapAwareTrackingToken.newInstance(10, new TreeSet<>(List.of(7L)));
    }

    private static TrackingToken replay() {
        return ReplayToken.createReplayToken(gaps(), GapAwareTrackingToken.newInstance(-1, new TreeSet<>()));
    }

    private static Object readBack(Serializer serializer, TrackingToken token) {
        return serializer.deserialize(serializer.serialize(token, byte[].class));
    }
}

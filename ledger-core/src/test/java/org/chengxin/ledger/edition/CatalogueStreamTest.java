package org.chengxin.ledger.edition;

import static org.chengxin.ledger.edition.Versions.AUTHOR;
import static org.chengxin.ledger.edition.Versions.SHIPPED;
import static org.chengxin.ledger.edition.Versions.TODAY;
import static org.chengxin.ledger.edition.Versions.making;
import static org.chengxin.ledger.edition.Versions.open;
import static org.chengxin.ledger.edition.Versions.write;
import static org.hamcrest.Matchers.instanceOf;

import java.time.Clock;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.edition.EditionCommand.Beginning;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionEvent.ConsultationOpened;
import org.chengxin.ledger.edition.EditionEvent.EditionAdopted;
import org.chengxin.ledger.edition.EditionEvent.EditionOpened;
import org.chengxin.ledger.edition.EditionEvent.FileWritten;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueStreamTest {

    private static final EditionAdopted ADOPTED = new EditionAdopted(1, Versions.IN_FORCE.title(), SHIPPED.byName());
    private static final EditionOpened OPENED = opened();

    private FixtureConfiguration<CatalogueStream> fixture;

    private static EditionOpened opened() {
        EditionCommand.OpenEdition command = open(new Beginning.Latest());
        return new EditionOpened(2, 1, null, command.title(), command.note(), AUTHOR);
    }

    @BeforeEach
    void catalogue() {
        fixture = new AggregateTestFixture<>(CatalogueStream.class);
        fixture.registerInjectableResource(new EditionRulebook(
                Catalogues.only(Versions.IN_FORCE),
                SHIPPED,
                new LedgerClock(
                        Clock.fixed(TODAY.atTime(10, 0).atZone(LedgerClock.ZONE).toInstant(), LedgerClock.ZONE))));
    }

    @Test
    void a_draft_is_opened_on_the_version_adopted() {
        fixture.given(ADOPTED).when(open(new Beginning.Latest())).expectEvents(OPENED);
    }

    @Test
    void a_file_is_written_and_the_draft_put_to_consultation() {
        fixture.given(ADOPTED, OPENED)
                .when(write("making.json", making(10)))
                .expectEvents(new FileWritten(2, "making.json", making(10), AUTHOR));
        fixture.given(ADOPTED, OPENED, new FileWritten(2, "making.json", making(10), AUTHOR))
                .when(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR))
                .expectEvents(new ConsultationOpened(2, TODAY.plusDays(7), AUTHOR));
    }

    @Test
    void a_refusal_is_an_answer_and_no_event() {
        fixture.given(ADOPTED)
                .when(write("making.json", making(10)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(instanceOf(EditionAnswer.Refused.class));
    }
}

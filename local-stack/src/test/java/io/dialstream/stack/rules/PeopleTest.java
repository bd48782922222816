package io.dialstream.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.rules.Person.Answerer;
import io.dialstream.stack.rules.Person.Listing;
import org.junit.jupiter.api.Test;

class PeopleTest {

    @Test
    void are200WithNumbersOfTheirOwnThatAreReservedForFiction() {
        assertThat(People.all())
                .hasSize(200)
                .extracting(Person::phoneNumber)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\+1(787|306|602|808)55501\\d\\d"));
    }

    @Test
    void haveAllFates() {
        assertThat(People.all()).extracting(Person::answerer).contains(Answerer.values());
        assertThat(People.all()).extracting(Person::listing).contains(Listing.values());
    }

    @Test
    void areListedByThePrefixOnlyWhereTheyAreMeantToBe() {
        assertThat(People.all())
                .filteredOn(person -> People.isCoveredByPrefix(person.phoneNumber()))
                .hasSize(10)
                .allMatch(person -> person.listing() == Listing.BEFORE_THE_CAMPAIGN);
    }

    @Test
    void areCalledAgainWhoeverHasOptedOut() {
        var again = People.calledAgain(People.all());

        assertThat(again)
                .doesNotHaveDuplicates()
                .containsAll(
                        People.all().stream()
                                .filter(person -> person.answerer() == Answerer.OPTS_OUT)
                                .toList());
    }
}

package io.dialstream.simulation;

import io.dialstream.simulation.engine.Dice;
import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.provider.Account;
import io.dialstream.simulation.provider.Account.Mood;
import io.dialstream.simulation.service.Service;
import java.util.List;

/** Strikes processes in the very moment in which they turn to the world. */
final class Faults implements Surroundings.Mishaps {

    private static final long SECOND = 1_000_000;
    private static final double RATE = 0.005;
    private static final List<Mood> MOODS = List.of(Mood.LOCKED, Mood.FULL, Mood.FAILING);

    private final Surroundings world;
    private final Fleet fleet;
    private final List<Account> accounts;
    private int left;
    private boolean over;

    Faults(Surroundings world, Fleet fleet, List<Account> accounts, int most) {
        this.world = world;
        this.fleet = fleet;
        this.accounts = accounts;
        this.left = most;
    }

    /** Lets the accounts have their moods, one after the other, for as long as things go wrong. */
    void plague(Dice dice) {
        world.agenda()
                .after(
                        dice.micros(0, 30 * SECOND),
                        () -> {
                            if (!over) {
                                become(dice.oneOf(accounts), dice.oneOf(MOODS), dice);
                                plague(dice);
                            }
                        });
    }

    void cease() {
        left = 0;
        over = true;
        world.clearUp();
        accounts.forEach(account -> account.become(Mood.WELL));
        fleet.recover();
    }

    @Override
    public void mayBefall(Instance process) {
        if (left > 0 && process.alive() && world.dice().chance(RATE)) {
            left--;
            fleet.of(process).ifPresent(this::strike);
        }
    }

    private void strike(Service service) {
        switch (world.dice().between(0, 6)) {
            case 0, 1, 2 -> crash(service);
            case 3 -> fleet.freeze(service, world.dice().micros(SECOND, 6 * SECOND));
            case 4 -> fleet.freeze(service, world.dice().micros(10 * SECOND, 40 * SECOND));
            case 5 -> cutOff(service);
            default -> lock();
        }
    }

    private void crash(Service service) {
        fleet.kill(service);
        world.agenda()
                .after(world.dice().micros(SECOND / 2, 20 * SECOND), () -> fleet.restart(service));
    }

    private void cutOff(Service service) {
        world.note(service.process().name(), "is cut off");
        var micros = world.dice().micros(0, 30 * SECOND);
        service.members().forEach(member -> member.cutOff(micros));
    }

    private void lock() {
        var one = accounts.size() == 1 ? accounts.getFirst() : world.dice().oneOf(accounts);
        become(one, Mood.LOCKED, world.dice());
    }

    private void become(Account account, Mood mood, Dice dice) {
        world.note(account.id(), "is", mood);
        account.become(mood);
        world.agenda().after(dice.micros(SECOND, 30 * SECOND), () -> account.become(Mood.WELL));
    }
}

package io.dialstream.simulation;

import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.provider.Account;
import io.dialstream.simulation.service.Service;

/** Strikes processes in the very moment in which they turn to the world. */
final class Faults implements Surroundings.Mishaps {

    private static final long SECOND = 1_000_000;
    private static final double RATE = 0.005;

    private final Surroundings world;
    private final Fleet fleet;
    private final Account account;
    private int left;

    Faults(Surroundings world, Fleet fleet, Account account, int most) {
        this.world = world;
        this.fleet = fleet;
        this.account = account;
        this.left = most;
    }

    void cease() {
        left = 0;
        world.clearUp();
        account.unlock();
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
        world.note("provider", "locks the account");
        account.lock();
        world.agenda().after(world.dice().micros(SECOND, 30 * SECOND), account::unlock);
    }
}

"""The frozen slice in numpy, as a careful analyst writes it: whole arrays of 3 sites x 35,064 hours.

The same equations stand in slice.c and slice.ts, and their totals must agree. Run: slice.py <repeats>. Prints one line of JSON.
"""

import json
import sys
import time

import numpy as np

SITES, HOURS = 3, 35064


# Inputs: integers scaled by powers of two, so that every language has the same bits.


def noise(stream, index, bits):
    """Whole numbers from -2^(bits-1) up to 2^(bits-1) - 1."""
    h = (index.astype(np.uint32) * np.uint32(0x9E3779B1)) ^ (stream.astype(np.uint32) * np.uint32(0x85EBCA6B))
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x21F0AAAD)
    h ^= h >> np.uint32(15)
    h *= np.uint32(0x735A2D97)
    h ^= h >> np.uint32(15)
    return (h >> np.uint32(32 - bits)).astype(np.int64) - (1 << (bits - 1))


hours = np.arange(HOURS)
stream = 16 * np.arange(SITES)[:, None]
day_number = hours // 24
season = 4383 - abs((hours + 8366) % 8766 - 4383)
day = abs((hours % 24 + 9) % 24 - 12)
base = np.array([-1024, -512, 3072])[:, None]
weekday = np.where(hours % 168 < 120, 9000, 0)

dry_bulb = (
    base + 4 * season + 683 * day + noise(stream, day_number, 13) + noise(stream + 1, day_number, 13) + noise(stream + 2, hours, 10)
) / 1024
humidity = (
    np.clip(58000 - 1800 * day - 2 * season + noise(stream + 3, day_number, 14) + noise(stream + 4, hours, 11), 13107, 65208) / 65536
)
air_load = np.clip(20000 + weekday + 1400 * day + hours // 8 + noise(stream + 5, hours, 13), 0, 65536) / 65536
liquid_load = (
    np.clip(38000 + hours // 2 + noise(stream + 6, day_number, 14) + noise(stream + 7, hours, 12), 0, 65536) / 65536
)

month_days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
lengths = np.array([24 * (days + (y == 0 and m == 1)) for y in range(4) for m, days in enumerate(month_days)])
months = np.repeat(np.arange(48), lengths)
year, month, clock = months // 12, months % 12, hours % 24

# The model, with its constants as they stood when the slice was frozen.

STAGES = [(0.006, 0.012, 0.012), (0.001, 0, 0.006), (0.0005, 0, 0.006)]
INSTALLED, MISC, COOLING_FACTOR, FIXED_OVERHEAD, COP_MAX = 1.33, 0.01, 1.1, 0.01, 9

# Share of the heat, supply, return, approach, adiabatic effectiveness and threshold, share of Carnot, fans, pumps, hall air.
ADIABATIC_AIR = (1, 24, 36, 3, 0.8, 19, 0.46, 0.035, 0.002, 0.03)
DLC_LIQUID = (0.85, 40, 50, 8, 0.7, 30, 0.46, 0.015, 0.02, 0)
DLC_AIR = (0.15, 20, 30, 6, 0, 1e9, 0.46, 0.025, 0.018, 0.03)

AIR_MW = np.array([12.0, 24.0, 16.0])[:, None]
LIQUID_MW = np.array([60.0, 40.0, 80.0])[:, None]

PRICE_YEAR = np.array([58, 61, 58.5, 57.3])
PRICE_MONTH = np.array([1.31, 1.2, 0.94, 0.51, 0.49, 0.6, 0.78, 0.88, 0.98, 1.19, 1.61, 1.51])
# fmt: off
PRICE_HOUR = np.array([
    [0.85, 0.8, 0.76, 0.71, 0.68, 0.77, 0.98, 1.22, 1.32, 1.2, 1.07, 0.99, 0.91, 0.85, 0.89, 0.93, 0.97, 1.1, 1.32, 1.43, 1.22, 1.06, 1.03, 0.94],
    [1.21, 1.0, 0.92, 0.76, 0.66, 0.81, 1.09, 1.61, 1.67, 1.25, 0.86, 0.62, 0.56, 0.45, 0.39, 0.36, 0.4, 0.6, 0.93, 1.38, 1.56, 1.69, 1.72, 1.5],
    [1.08, 0.92, 0.84, 0.7, 0.64, 0.76, 0.96, 1.28, 1.48, 1.22, 0.92, 0.7, 0.58, 0.45, 0.42, 0.47, 0.6, 0.85, 1.27, 1.63, 1.67, 1.6, 1.57, 1.38],
    [0.79, 0.72, 0.67, 0.6, 0.58, 0.67, 0.89, 1.14, 1.3, 1.23, 1.08, 1.0, 0.96, 0.91, 0.92, 0.99, 1.08, 1.26, 1.41, 1.46, 1.24, 1.09, 1.06, 0.96],
])
CARBON_HOUR = np.array([
    [1, 1, 1, 1, 1, 1.01, 1.03, 1.09, 1.14, 1.13, 1.06, 0.98, 0.93, 0.9, 0.9, 0.94, 1, 1.08, 1.17, 1.24, 1.24, 1.17, 1.09, 1.04],
    [1, 1, 1, 1, 1, 1, 1, 0.99, 0.97, 0.94, 0.91, 0.83, 0.73, 0.66, 0.67, 0.75, 0.86, 0.95, 1.13, 1.27, 1.34, 1.29, 1.18, 1.08],
])
# fmt: on
ADDED_EUR_PER_MWH = 20
CARBON_YEAR = np.array([21.7, 19.9, 19, 18])
CARBON_MONTH = np.array([1.7, 1.3, 1.0, 0.8, 0.55, 0.5, 0.6, 0.6, 0.8, 0.9, 1.5, 1.6])


def wet_bulb(t, share):
    rh = share * 100
    return (
        t * np.arctan(0.151977 * np.sqrt(rh + 8.313659))
        + np.arctan(t + rh)
        - np.arctan(rh - 1.676331)
        + 0.00391838 * rh * np.sqrt(rh) * np.arctan(0.023101 * rh)
        - 4.686035
    )


def chain_loss(x):
    u = x / INSTALLED
    return sum(INSTALLED * (k0 + k1 * u + k2 * u * u) for k0, k1, k2 in STAGES)


def duty(loop, heat_per_share, db, wb):
    """Cooling power and water, in litres per kWh, of one loop."""
    share, supply, back, approach, effectiveness, above, carnot, fans, pumps, air = loop
    heat, design = share * heat_per_share, 1.05 * share
    eps = np.where(db > above, effectiveness, 0.0)
    air_in = db - eps * (db - wb)
    free = np.clip((back - (air_in + approach)) / (back - supply), 0, 1)
    evaporator = supply - 2 + 273.15
    condenser = air_in + 12 + 273.15
    cop = np.minimum(COP_MAX, carnot * evaporator / np.maximum(condenser - evaporator, 5))
    chiller = (1 - free) * heat / cop
    rejected = heat + chiller
    gap = np.maximum(back - air_in, 3)
    speed = np.clip(rejected / design * (back - supply + approach) / gap, 0.15, 1) ** 1.15
    flow = heat / design
    power = chiller + fans * design * speed * speed * speed + pumps * design * np.clip(flow, 0.35, 1) ** 2.2
    if air > 0:
        power = power + air * design * np.clip(flow, 0.4, 1) ** 2.2
    water = rejected / (0.55 * gap) * eps * (db - wb) * 3600 / 2450 if effectiveness > 0 else 0.0
    return power, water


def hall(loops, x, db, wb):
    """Whole draw, per unit of IT power, and water in litres per kWh."""
    loss = chain_loss(x)
    heat = x + 0.8 * loss + 0.3 * MISC
    power, water = 0.0, 0.0
    for loop in loops:
        more_power, more_water = duty(loop, heat, db, wb)
        power, water = power + more_power, water + more_water
    return x + loss + COOLING_FACTOR * power + FIXED_OVERHEAD + MISC, water


def run():
    price = PRICE_YEAR[year] * PRICE_MONTH[month] * PRICE_HOUR[month // 3, clock] + ADDED_EUR_PER_MWH
    carbon = CARBON_YEAR[year] * CARBON_MONTH[month] * CARBON_HOUR[((month >= 3) & (month <= 8)).astype(int), clock]
    wb = wet_bulb(dry_bulb, humidity)
    air, air_water = hall([ADIABATIC_AIR], air_load, dry_bulb, wb)
    liquid, liquid_water = hall([DLC_LIQUID, DLC_AIR], liquid_load, dry_bulb, wb)
    grid = AIR_MW * air + LIQUID_MW * liquid
    water = (AIR_MW * air_water + LIQUID_MW * liquid_water) * 5 / 4
    cost = grid * price
    co2 = grid * carbon / 1000
    return [grid, water, cost, co2], [float(column.sum()) for column in (grid, water, cost, co2)]


repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 15
columns, totals = run()
times = []
for _ in range(repeats):
    started = time.perf_counter()
    columns, totals = run()
    times.append((time.perf_counter() - started) * 1e3)
print(
    json.dumps(
        {
            "ms": sorted(times)[repeats // 2],
            "totals": dict(zip(["gridMwh", "waterM3", "costEur", "co2T"], totals)),
            "inputs": [float(column.sum()) for column in (dry_bulb, humidity, air_load, liquid_load)],
            "numpy": np.__version__,
        }
    )
)

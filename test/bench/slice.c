/*
 * The frozen slice in C: wet bulb, power chain, an air hall and a liquid hall, price and carbon of 3 sites x 35,064 hours.
 * The same equations stand in slice.ts and slice.py, and their totals must agree. Compile with: cc -O3 -march=native slice.c -lm
 * With -DTABLES what hangs on one number alone is read from the tables that slice.ts uses, instead of asked of pow and atan.
 * Run: slice <repeats>. Prints one line of JSON.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SITES 3
#define HOURS 35064
#define CELLS (SITES * HOURS)

/* Inputs: integers scaled by powers of two, so that every language has the same bits. */

static double dry_bulb[CELLS], humidity[CELLS], air_load[CELLS], liquid_load[CELLS];
static uint8_t year_of[HOURS], month_of[HOURS], hour_of[HOURS];

static uint32_t hash(uint32_t stream, uint32_t index) {
  uint32_t h = (index * 0x9e3779b1u) ^ (stream * 0x85ebca6bu);
  h ^= h >> 16;
  h *= 0x21f0aaadu;
  h ^= h >> 15;
  h *= 0x735a2d97u;
  h ^= h >> 15;
  return h;
}

/* A whole number from -2^(bits-1) up to 2^(bits-1) - 1. */
static int32_t noise(uint32_t stream, uint32_t index, int bits) {
  return (int32_t)(hash(stream, index) >> (32 - bits)) - (1 << (bits - 1));
}

static int32_t clip_int(int32_t x, int32_t low, int32_t high) { return x < low ? low : x > high ? high : x; }

static const int32_t BASE_C_1024[SITES] = {-1024, -512, 3072};

static void make_inputs(void) {
  static const int DAYS[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int h = 0;
  for (int y = 0; y < 4; y++)
    for (int m = 0; m < 12; m++)
      for (int i = 0; i < 24 * (DAYS[m] + (y == 0 && m == 1)); i++, h++) {
        year_of[h] = (uint8_t)y;
        month_of[h] = (uint8_t)m;
        hour_of[h] = (uint8_t)(i % 24);
      }
  for (int s = 0; s < SITES; s++)
    for (int i = 0; i < HOURS; i++) {
      uint32_t stream = 16 * s, day_number = i / 24;
      int32_t season = 4383 - abs((i + 8366) % 8766 - 4383);
      int32_t day = abs((i % 24 + 9) % 24 - 12);
      int32_t air = BASE_C_1024[s] + 4 * season + 683 * day + noise(stream, day_number, 13) + noise(stream + 1, day_number, 13) +
                    noise(stream + 2, i, 10);
      int32_t damp = 58000 - 1800 * day - 2 * season + noise(stream + 3, day_number, 14) + noise(stream + 4, i, 11);
      int32_t open = i % 168 < 120 ? 9000 : 0;
      int32_t first = 20000 + open + 1400 * day + i / 8 + noise(stream + 5, i, 13);
      int32_t second = 38000 + i / 2 + noise(stream + 6, day_number, 14) + noise(stream + 7, i, 12);
      dry_bulb[s * HOURS + i] = air / 1024.0;
      humidity[s * HOURS + i] = clip_int(damp, 13107, 65208) / 65536.0;
      air_load[s * HOURS + i] = clip_int(first, 0, 65536) / 65536.0;
      liquid_load[s * HOURS + i] = clip_int(second, 0, 65536) / 65536.0;
    }
}

/* The model, with its constants as they stood when the slice was frozen. */

static const double UPS[3] = {0.006, 0.012, 0.012}, TRANSFORMERS[3] = {0.001, 0, 0.006}, BUSWAY[3] = {0.0005, 0, 0.006};
#define INSTALLED 1.33
#define MISC 0.01
#define COOLING_FACTOR 1.1
#define FIXED_OVERHEAD 0.01
#define COP_MAX 9.0

typedef struct {
  double share, supply, back, approach, effectiveness, above, carnot, fans, pumps, air;
} Loop;

static const Loop ADIABATIC_AIR = {1, 24, 36, 3, 0.8, 19, 0.46, 0.035, 0.002, 0.03};
static const Loop DLC_LIQUID = {0.85, 40, 50, 8, 0.7, 30, 0.46, 0.015, 0.02, 0};
static const Loop DLC_AIR = {0.15, 20, 30, 6, 0, 1e9, 0.46, 0.025, 0.018, 0.03};

static const double AIR_MW[SITES] = {12, 24, 16}, LIQUID_MW[SITES] = {60, 40, 80};

static const double PRICE_YEAR[4] = {58, 61, 58.5, 57.3};
static const double PRICE_MONTH[12] = {1.31, 1.2, 0.94, 0.51, 0.49, 0.6, 0.78, 0.88, 0.98, 1.19, 1.61, 1.51};
static const double PRICE_HOUR[4][24] = {
    {0.85, 0.8, 0.76, 0.71, 0.68, 0.77, 0.98, 1.22, 1.32, 1.2, 1.07, 0.99, 0.91, 0.85, 0.89, 0.93, 0.97, 1.1, 1.32, 1.43, 1.22, 1.06, 1.03, 0.94},
    {1.21, 1.0, 0.92, 0.76, 0.66, 0.81, 1.09, 1.61, 1.67, 1.25, 0.86, 0.62, 0.56, 0.45, 0.39, 0.36, 0.4, 0.6, 0.93, 1.38, 1.56, 1.69, 1.72, 1.5},
    {1.08, 0.92, 0.84, 0.7, 0.64, 0.76, 0.96, 1.28, 1.48, 1.22, 0.92, 0.7, 0.58, 0.45, 0.42, 0.47, 0.6, 0.85, 1.27, 1.63, 1.67, 1.6, 1.57, 1.38},
    {0.79, 0.72, 0.67, 0.6, 0.58, 0.67, 0.89, 1.14, 1.3, 1.23, 1.08, 1.0, 0.96, 0.91, 0.92, 0.99, 1.08, 1.26, 1.41, 1.46, 1.24, 1.09, 1.06, 0.96}};
#define ADDED_EUR_PER_MWH 20.0

static const double CARBON_YEAR[4] = {21.7, 19.9, 19, 18};
static const double CARBON_MONTH[12] = {1.7, 1.3, 1.0, 0.8, 0.55, 0.5, 0.6, 0.6, 0.8, 0.9, 1.5, 1.6};
/* Winter, then summer (April to September). */
static const double CARBON_HOUR[2][24] = {
    {1, 1, 1, 1, 1, 1.01, 1.03, 1.09, 1.14, 1.13, 1.06, 0.98, 0.93, 0.9, 0.9, 0.94, 1, 1.08, 1.17, 1.24, 1.24, 1.17, 1.09, 1.04},
    {1, 1, 1, 1, 1, 1, 1, 0.99, 0.97, 0.94, 0.91, 0.83, 0.73, 0.66, 0.67, 0.75, 0.86, 0.95, 1.13, 1.27, 1.34, 1.29, 1.18, 1.08}};

static double clip(double x, double low, double high) { return x < low ? low : x > high ? high : x; }
static double most(double a, double b) { return a > b ? a : b; }
static double least(double a, double b) { return a < b ? a : b; }

#ifdef TABLES
#define INTERVALS 512
typedef struct {
  double low, per_unit, cubics[4 * INTERVALS];
} Table;
static Table flow_table, fan_table;

static void make_table(Table *table, double exponent, double low) {
  double width = (1 - low) / INTERVALS;
  table->low = low;
  table->per_unit = 1 / width;
  for (int i = 0; i < INTERVALS; i++) {
    double x0 = low + i * width, x1 = low + (i + 1) * width, y0 = pow(x0, exponent), y1 = pow(x1, exponent);
    double s0 = exponent * pow(x0, exponent - 1) * width, s1 = exponent * pow(x1, exponent - 1) * width;
    double *c = table->cubics + 4 * i;
    c[0] = y0, c[1] = s0, c[2] = 3 * (y1 - y0) - 2 * s0 - s1, c[3] = 2 * (y0 - y1) + s0 + s1;
  }
}

static double power_at(const Table *table, double x) {
  if (x >= 1) return 1;
  double t = x <= table->low ? 0 : (x - table->low) * table->per_unit;
  int i = (int)t;
  double f = t - i;
  const double *c = table->cubics + 4 * i;
  return c[0] + f * (c[1] + f * (c[2] + f * c[3]));
}
static double flow_power(double x, double low) { return power_at(&flow_table, most(x, low)); }
static double fan_power(double x) { return power_at(&fan_table, x); }
#else
static double flow_power(double x, double low) { return pow(clip(x, low, 1), 2.2); }
static double fan_power(double x) {
  double y = pow(clip(x, 0.15, 1), 1.15);
  return y * y * y;
}
#endif

static double stull(double t, double share) {
  double rh = share * 100;
  return t * atan(0.151977 * sqrt(rh + 8.313659)) + atan(t + rh) - atan(rh - 1.676331) +
         0.00391838 * rh * sqrt(rh) * atan(0.023101 * rh) - 4.686035;
}

#ifdef TABLES
#define WET_INTERVALS 512
#define WET_PER_UNIT (WET_INTERVALS / 95.0)
static double wet_table[8 * WET_INTERVALS];

static double stull_a(double rh) { return atan(0.151977 * sqrt(rh + 8.313659)); }
static double stull_b(double rh) {
  return 0.00391838 * rh * sqrt(rh) * atan(0.023101 * rh) - atan(rh - 1.676331) - 4.686035 + 1.5707963267948966;
}

static void make_wet(double (*f)(double), int at) {
  double width = 95.0 / WET_INTERVALS, e = width / 1024;
#define SLOPE(x) ((8 * (f((x) + e) - f((x) - e)) - f((x) + 2 * e) + f((x) - 2 * e)) / (12 * e) * width)
  for (int i = 0; i < WET_INTERVALS; i++) {
    double x0 = 5 + i * width, x1 = 5 + (i + 1) * width, y0 = f(x0), y1 = f(x1), s0 = SLOPE(x0), s1 = SLOPE(x1);
    double *c = wet_table + 8 * i + at;
    c[0] = y0, c[1] = s0, c[2] = 3 * (y1 - y0) - 2 * s0 - s1, c[3] = 2 * (y0 - y1) + s0 + s1;
  }
}

static double wet_bulb(double t, double share) {
  double rh = share * 100, sum = t + rh;
  if (!(sum > 16 && rh >= 5 && rh < 100)) return stull(t, share);
  double r = 1 / sum, z = r * r;
  double series = r * (1 - z * (1.0 / 3 - z * (1.0 / 5 - z * (1.0 / 7 - z * (1.0 / 9 - z / 11)))));
  double u = (rh - 5) * WET_PER_UNIT;
  int i = (int)u;
  double f = u - i;
  const double *c = wet_table + 8 * i;
  return t * (c[0] + f * (c[1] + f * (c[2] + f * c[3]))) + (c[4] + f * (c[5] + f * (c[6] + f * c[7]))) - series;
}
#else
static double wet_bulb(double t, double share) { return stull(t, share); }
#endif

static double stage(const double k[3], double x) {
  double u = x / INSTALLED;
  return INSTALLED * (k[0] + k[1] * u + k[2] * u * u);
}

/* Cooling power of one loop; its water, in litres per kWh, is added to *water. */
static inline double duty(const Loop *l, double heat_per_share, double db, double wb, double *water) {
  double heat = l->share * heat_per_share, design = 1.05 * l->share;
  double eps = db > l->above ? l->effectiveness : 0;
  double in = db - eps * (db - wb), reached = in + l->approach;
  double free = clip((l->back - reached) / (l->back - l->supply), 0, 1);
  double evaporator = l->supply - 2 + 273.15, condenser = in + 12 + 273.15;
  double cop = least(COP_MAX, l->carnot * evaporator / most(condenser - evaporator, 5));
  double chiller = (1 - free) * heat / cop, rejected = heat + chiller, gap = most(l->back - in, 3);
  double fans = l->fans * design * fan_power(rejected / design * (l->back - l->supply + l->approach) / gap);
  double pumps = l->pumps * design * flow_power(heat / design, 0.35), air = 0;
  if (l->air > 0) air = l->air * design * flow_power(heat / design, 0.4);
  if (eps > 0) *water += rejected / (0.55 * gap) * eps * (db - wb) * 3600 / 2450;
  return chiller + fans + pumps + air;
}

static double grid_mw[CELLS], water_m3[CELLS], cost_eur[CELLS], co2_t[CELLS], price[HOURS], carbon[HOURS], totals[4];

static double chain_loss(double x) { return stage(UPS, x) + stage(TRANSFORMERS, x) + stage(BUSWAY, x); }

static void run(void) {
  double grid_sum = 0, water_sum = 0, cost_sum = 0, co2_sum = 0;
  for (int h = 0; h < HOURS; h++) {
    int m = month_of[h], y = year_of[h], c = hour_of[h];
    price[h] = PRICE_YEAR[y] * PRICE_MONTH[m] * PRICE_HOUR[m / 3][c] + ADDED_EUR_PER_MWH;
    carbon[h] = CARBON_YEAR[y] * CARBON_MONTH[m] * CARBON_HOUR[m >= 3 && m <= 8][c];
  }
  for (int s = 0; s < SITES; s++) {
    for (int h = 0; h < HOURS; h++) {
      int i = s * HOURS + h;
      double db = dry_bulb[i], wb = wet_bulb(db, humidity[i]), a = air_load[i], l = liquid_load[i];
      double loss_a = chain_loss(a), loss_l = chain_loss(l), water_a = 0, water_l = 0;
      double heat_a = a + 0.8 * loss_a + 0.3 * MISC, heat_l = l + 0.8 * loss_l + 0.3 * MISC;
      double cooling_a = COOLING_FACTOR * duty(&ADIABATIC_AIR, heat_a, db, wb, &water_a) + FIXED_OVERHEAD;
      double cooling_l =
          COOLING_FACTOR * (duty(&DLC_LIQUID, heat_l, db, wb, &water_l) + duty(&DLC_AIR, heat_l, db, wb, &water_l)) + FIXED_OVERHEAD;
      double grid = AIR_MW[s] * (a + loss_a + cooling_a + MISC) + LIQUID_MW[s] * (l + loss_l + cooling_l + MISC);
      double water = (AIR_MW[s] * water_a + LIQUID_MW[s] * water_l) * 5 / 4;
      grid_mw[i] = grid;
      water_m3[i] = water;
      cost_eur[i] = grid * price[h];
      co2_t[i] = grid * carbon[h] / 1000;
      grid_sum += grid;
      water_sum += water;
      cost_sum += cost_eur[i];
      co2_sum += co2_t[i];
    }
  }
  totals[0] = grid_sum, totals[1] = water_sum, totals[2] = cost_sum, totals[3] = co2_sum;
}

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  int repeats = argc > 1 ? atoi(argv[1]) : 15;
  double *ms = malloc(sizeof(double) * repeats);
  make_inputs();
#ifdef TABLES
  make_table(&flow_table, 2.2, 0.35);
  make_table(&fan_table, 3 * 1.15, 0.15);
  make_wet(stull_a, 0);
  make_wet(stull_b, 4);
#endif
  run();
  for (int i = 0; i < repeats; i++) {
    double started = now_ms();
    run();
    ms[i] = now_ms() - started;
  }
  qsort(ms, repeats, sizeof(double), ascending);
  double inputs[4] = {0, 0, 0, 0};
  for (int i = 0; i < CELLS; i++) inputs[0] += dry_bulb[i], inputs[1] += humidity[i], inputs[2] += air_load[i], inputs[3] += liquid_load[i];
  printf("{\"ms\":%.6f,\"totals\":{\"gridMwh\":%.17g,\"waterM3\":%.17g,\"costEur\":%.17g,\"co2T\":%.17g},", ms[repeats / 2], totals[0],
         totals[1], totals[2], totals[3]);
  printf("\"inputs\":[%.17g,%.17g,%.17g,%.17g]}\n", inputs[0], inputs[1], inputs[2], inputs[3]);
  free(ms);
  return 0;
}
